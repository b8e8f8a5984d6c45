/** A newcomer with a graph of films in the embedded store. */
import { testNewcomer } from '../setup/newcomer.ts';

testNewcomer('embedded');
