/** The first scene. */
import { get } from './request.ts';

export const fetchOpening = () => get('opening', '/opening');
