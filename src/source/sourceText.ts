import type { Form } from '../archive/image/archiveImages.ts';

const archives: Readonly<Record<Form, string>> = {
  docker: 'docker archive',
  OCI: 'OCI archive',
  'dir:': 'dir: archive',
  'docker v1': 'docker v1 archive',
};

const folders: Readonly<Record<Form, string>> = {
  docker: 'unpacked docker archive',
  OCI: 'OCI layout',
  'dir:': 'dir: folder',
  'docker v1': 'unpacked docker v1 archive',
};

/** What a file of that form is called: `docker archive`. */
export const archiveForm = (form: Form): string => archives[form];

/** What a folder of that form is called: `OCI layout`. */
export const folderForm = (form: Form): string => folders[form];
