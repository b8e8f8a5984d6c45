/** A newcomer who points the explorer at a Neo4j with a graph of films. */
import { testNewcomer } from '../setup/newcomer.ts';

testNewcomer('neo4j');
