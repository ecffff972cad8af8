import { index, layout, type RouteConfig, route } from '@react-router/dev/routes';

export default [
  index('routes/home.tsx'),
  route('demo', 'routes/demo.tsx'),

  layout('routes/setup.tsx', [
    route('setup/studio', 'routes/setup.studio.tsx'),
    route('setup/email', 'routes/setup.email.tsx'),
    route('setup/network', 'routes/setup.network.tsx'),
    route('setup/options', 'routes/setup.options.tsx'),
    route('setup/done', 'routes/setup.done.tsx'),
  ]),
  route('setup/dismiss', 'routes/setup.dismiss.ts'),
  layout('routes/entrance.tsx', [
    route('setup/:token', 'routes/setup.$token.tsx'),
    route('sign-in', 'routes/sign-in.tsx'),
    route('sign-in/link', 'routes/sign-in.link.tsx'),
    route('sign-up', 'routes/sign-up.tsx'),
    route('forgot-password', 'routes/forgot-password.tsx'),
    route('reset-password', 'routes/reset-password.tsx'),
    route('lan', 'routes/lan.tsx'),
  ]),
  route('lan/pulseroom.crt', 'routes/lan.certificate.ts'),
  route('sign-out', 'routes/sign-out.tsx'),
  route('language', 'routes/language.ts'),

  layout('routes/studio.tsx', [
    route('schedule', 'routes/schedule.tsx'),
    route('classes/new', 'routes/classes.new.tsx'),
    route('classes/:sessionId', 'routes/classes.$sessionId.tsx'),
    route('classes/:sessionId/summary', 'routes/classes.$sessionId.summary.tsx'),
    route('classes/:sessionId/report', 'routes/classes.$sessionId.report.tsx'),
    route('past', 'routes/past.tsx'),
    route('profile', 'routes/profile.tsx'),
    route('account', 'routes/account.tsx'),
    route('account/email', 'routes/account.email.tsx'),
    route('studio/settings', 'routes/studio.settings.tsx'),
    route('check', 'routes/check.tsx'),
    route('admin/outbox', 'routes/admin.outbox.tsx'),
  ]),
  route('classes/:sessionId/live', 'routes/classes.$sessionId.live.tsx'),

  route('api/sessions/:sessionId/join', 'routes/api.sessions.$sessionId.join.ts'),
  route('api/sessions/:sessionId/token', 'routes/api.sessions.$sessionId.token.ts'),
  route('api/sessions/:sessionId/consent', 'routes/api.sessions.$sessionId.consent.ts'),
  route('api/sessions/:sessionId/open', 'routes/api.sessions.$sessionId.open.ts'),
  route('api/sessions/:sessionId/end', 'routes/api.sessions.$sessionId.end.ts'),
  route('api/sessions/:sessionId/state', 'routes/api.sessions.$sessionId.state.ts'),
  route('api/sessions/:sessionId/history', 'routes/api.sessions.$sessionId.history.ts'),

  route('api/media-checks', 'routes/api.media-checks.ts'),
  route('api/media-checks/:checkId/connect', 'routes/api.media-checks.$checkId.connect.ts'),
  route('api/media-checks/:checkId/close', 'routes/api.media-checks.$checkId.close.ts'),

  route('*', 'routes/not-found.tsx'),
] satisfies RouteConfig;
