import { type RefObject, useEffect } from 'react';

const KEY = 'pulseroom-first-run';

/**
 * Keeps what was typed in a form, except passwords, in this tab until the form is through: a reload or a closed lid
 * loses nothing. The server is told nothing before the form is sent.
 */
export function useTypedDraft(form: RefObject<HTMLFormElement | null>): void {
  useEffect(() => {
    const element = form.current;
    if (element === null) return;
    restore(element);
    const keep = () => write(element);
    element.addEventListener('input', keep);
    return () => element.removeEventListener('input', keep);
  }, [form]);
}

export function forgetTypedDraft(): void {
  storage()?.removeItem(KEY);
}

function restore(form: HTMLFormElement): void {
  for (const [name, value] of new URLSearchParams(storage()?.getItem(KEY) ?? '')) {
    const field = form.elements.namedItem(name);
    if (value === '') continue;
    // What the server gave back, or the browser filled in, is newer.
    if (field instanceof HTMLInputElement && field.type !== 'password' && field.value === '') field.value = value;
    if (field instanceof HTMLSelectElement && [...field.options].some((option) => option.value === value)) {
      field.value = value;
    }
  }
}

function write(form: HTMLFormElement): void {
  const values = new URLSearchParams();
  for (const element of form.elements) {
    if (element instanceof HTMLSelectElement) values.set(element.name, element.value);
    if (element instanceof HTMLInputElement && element.type !== 'password') values.set(element.name, element.value);
  }
  storage()?.setItem(KEY, values.toString());
}

/** Browsers that keep nothing throw at the mention of it. */
function storage(): Storage | null {
  try {
    return window.sessionStorage;
  } catch {
    return null; // then nothing is kept
  }
}
