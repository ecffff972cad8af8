/** How a connection to a mail server is encrypted: from the first byte, by STARTTLS (RFC 3207), or not at all. */
export const MAIL_SECURITIES = ['tls', 'starttls', 'none'] as const;

export type MailSecurity = (typeof MAIL_SECURITIES)[number];

/** The port that goes with each: RFC 8314 §3.3, RFC 6409 §3.1, RFC 5321 §4.5.4.2. */
export const MAIL_PORTS: Record<MailSecurity, number> = { tls: 465, starttls: 587, none: 25 };
