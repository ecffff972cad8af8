export { allowedOrigins, publicOrigin } from './allowed-origins.ts';
export { type App, type AppOptions, createApp } from './create-app.ts';
export { endOverdueSessions } from './end-overdue-sessions.ts';
export { createMailer, type Mailer } from './mailer.ts';
export { createTasks } from './tasks.ts';
