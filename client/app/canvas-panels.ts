/** The panels beside the canvas that belong to scenes: the trail of an exploration, and saving. */

import { lazy } from 'react';
import { patient } from '../api/patient.ts';
import { registerPanel } from '../canvas/state/panels.ts';

// Notes from the start which statements are read: a part of the trail.

registerPanel({
  name: 'trail',
  title: 'Trail',
  component: lazy(patient(() => import('../pages/scenes/trail/TrailPanel.tsx'))),
});
registerPanel({
  name: 'save',
  title: 'Save',
  component: lazy(patient(() => import('../pages/scenes/SavePanel.tsx'))),
  afterExport: true,
});
