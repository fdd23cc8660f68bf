export function packageFolders(metafile: { readonly inputs: Readonly<Record<string, unknown>> }): string[];
export function noticeOf(root: string, folders: Iterable<string>): string;
