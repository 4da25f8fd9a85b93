import { runServerPart } from './node/serverPart';

// The transport (IPC, stdio) is named by the command line, as language clients start servers.
runServerPart();
