/** Limits of what people type about themselves, in characters; forms show them and the server holds to them. */
export const NAME_MAX_LENGTH = 60;
export const STUDIO_NAME_MAX_LENGTH = 80;
export const PASSWORD_MIN_LENGTH = 10;
export const PASSWORD_MAX_LENGTH = 128;
