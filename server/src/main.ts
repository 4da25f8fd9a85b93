import { startServer } from './node/languageServer';

// The transport (IPC, stdio) is named by the command line, as language clients start servers.
startServer();
