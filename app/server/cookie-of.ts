/** The value of a cookie that a browser sent. */
export function cookieOf(headers: Pick<Headers, 'get'>, name: string): string | undefined {
  return (headers.get('cookie') ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .find((pair) => pair.startsWith(`${name}=`))
    ?.slice(name.length + 1);
}
