export { fileFromPath } from './file-from-path.ts';
export {
  FolderUploadError,
  type FolderUploadOptions,
  type FolderUploadProgress,
  uploadFolder,
} from './upload-folder.ts';
