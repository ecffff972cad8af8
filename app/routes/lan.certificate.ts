import { authorityFile } from '../server/lan-help.ts';
import { servicesContext } from '../server-context.ts';
import type { Route } from './+types/lan.certificate';

export const loader = ({ context }: Route.LoaderArgs) => authorityFile(context.get(servicesContext));
