import { runPart } from './node/part';

runPart();
