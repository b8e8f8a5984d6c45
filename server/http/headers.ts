/** The headers that tell a browser what to refuse. Nothing inline runs or styles, on any page. */
import type { RequestHandler } from 'express';
import helmet from 'helmet';
import { isFramed } from '../../model/pages.ts';

/** What no page here uses; writing to the clipboard is for our own pages alone. */
const unused = [
  'accelerometer',
  'autoplay',
  'browsing-topics',
  'camera',
  'clipboard-read',
  'display-capture',
  'encrypted-media',
  'gamepad',
  'geolocation',
  'gyroscope',
  'hid',
  'idle-detection',
  'local-fonts',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'usb',
  'xr-spatial-tracking',
];
const permissions = [
  ...unused.map((name) => `${name}=()`),
  'clipboard-write=(self)',
  'fullscreen=(self)',
].join(', ');

const nothing = ["'none'"];
const own = ["'self'"];
const [alone, framed, answer] = [helmetFor('page'), helmetFor('framed'), helmetFor('answer')];

/** Lets another site show this answer in a frame. */
export const allowFraming: RequestHandler = framed;

/** Sets them on every answer. */
export function securityHeaders(): RequestHandler {
  return (request, response, next) => {
    response.set('Permissions-Policy', permissions);
    const isAnswer = /^\/(?:api|mcp|metrics)(?:\/|$)/.test(request.path);
    const kind = isAnswer ? answer : isFramed(request.path) ? framed : alone;
    kind(request, response, next);
  };
}

/** Another site may show the embed view alone in a frame; what the API answers is no page at all. */
function helmetFor(kind: 'page' | 'framed' | 'answer') {
  const mayBeFramed = kind === 'framed';
  const ofPages = {
    scriptSrc: own,
    imgSrc: [...own, 'data:', 'blob:'],
    fontSrc: [...own, 'data:'],
    connectSrc: own,
    workerSrc: own,
    manifestSrc: own,
    formAction: own,
  };
  // The page about the API has a style sheet, and nothing else.
  const ofAnswers = {
    scriptSrc: nothing,
    imgSrc: nothing,
    connectSrc: nothing,
    formAction: nothing,
  };
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: own,
        styleSrc: own,
        ...(kind === 'answer' ? ofAnswers : ofPages),
        objectSrc: nothing,
        baseUri: nothing,
        frameAncestors: mayBeFramed ? ['*'] : nothing,
      },
    },
    xFrameOptions: mayBeFramed ? false : { action: 'deny' },
    crossOriginResourcePolicy: { policy: mayBeFramed ? 'cross-origin' : 'same-origin' },
    strictTransportSecurity: false,
  });
}
