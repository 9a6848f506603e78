import { openAsBlob } from 'node:fs';
import { access, constants } from 'node:fs/promises';
import path from 'node:path';

/**
 * A file on disk, to upload. It is read while it is sent, and again when the request is sent again, so its size does not matter.
 *
 * @throws when there is no such file, or it may not be read.
 */
export async function fileFromPath(file: string, options: FilePropertyBag = {}): Promise<File> {
  // openAsBlob says only that it could not open something.
  await access(file, constants.R_OK);
  const blob = await openAsBlob(file);
  return new File([blob], path.basename(file), options);
}
