export { allowedOrigins, publicOrigin } from './allowed-origins.ts';
export { type App, type AppOptions, createApp } from './create-app.ts';
export { type Demo, openDemo } from './demo/demo.ts';
export { refuseDemoData } from './demo/demo-studio.ts';
export { watchOverdueSessions } from './end-overdue-sessions.ts';
export { TELEMETRY_PATH } from './hub-url.ts';
export { createMailer, type Mailer } from './mailer.ts';
export { createTasks } from './tasks.ts';
