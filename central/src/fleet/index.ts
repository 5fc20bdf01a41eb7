/** Where every kiosk stands and how it is, from its own beats. */
export { createFleet, type Fleet } from './fleet.ts';
export { fleetRoutes } from './routes.ts';
export { deviceRoutes } from './device-routes.ts';
