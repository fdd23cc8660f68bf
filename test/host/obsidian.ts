/**
 * The module that `obsidian` means in tests and in the demo: the mocks, with everything they lack replaced. A plugin's
 * main.js gets this very namespace from its `require`.
 */
export * from 'obsidian-test-mocks/obsidian';

export { App } from './app';
export { Component, Events } from './component';
export { EditorSuggest } from './editor-suggest';
export { Editor } from './editor';
export { editorEditorField, editorInfoField, editorLivePreviewField, editorViewField, livePreviewState } from './editor-fields';
export { FileManager } from './file-manager';
export { TAbstractFile, TFile, TFolder } from './files';
export { prepareFuzzySearch, prepareSimpleSearch, sortSearchResults } from './fuzzy';
export { addIcon, getIcon, getIconIds, removeIcon, setIcon } from './icons';
export { Keymap, Scope } from './keymap';
export { MarkdownView } from './markdown-view';
export { MarkdownPreviewView } from './preview';
export { Menu, MenuItem, MenuSeparator } from './menu';
export { MetadataCache } from './metadata-cache';
export { ConfirmationButton, ConfirmationModal, Modal } from './modal';
export { Notice } from './notice';
export { HoverPopover, htmlToMarkdown, loadMathJax, loadMermaid, loadPdfJs, loadPrism, MarkdownEditView, renderMath, finishRenderMath, SecretComponent } from './refused';
export { Platform } from './platform';
export { Plugin } from './plugin';
export { AbstractInputSuggest, PopoverSuggest } from './popover-suggest';
export { MarkdownPreviewRenderer, MarkdownRenderChild, MarkdownRenderer } from './render';
export { request, requestUrl } from './request';
export {
	BaseComponent, ButtonComponent, DisplayValueComponent, DropdownComponent, ExtraButtonComponent, ToggleComponent, ValueComponent,
} from './setting-components';
export {
	AbstractTextComponent, ColorComponent, MomentFormatComponent, ProgressBarComponent, SearchComponent, SliderComponent, TextAreaComponent, TextComponent,
} from './setting-inputs';
export { Setting, SettingGroup } from './setting';
export { PluginSettingTab, SettingPage, SettingTab } from './setting-tab';
export { FuzzySuggestModal, SuggestModal } from './suggest-modal';
export {
	apiVersion, normalizePath, readFrontMatter as getFrontMatterInfo, renderMatches, renderResults, requireApiVersion, resolveSubpath, sanitizeHTMLToDom,
	stripHeadingForLink,
} from './text-functions';
export { displayTooltip, setTooltip } from './tooltip';
export { Vault } from './vault';
export { EditableFileView, FileView, ItemView, TextFileView, View } from './views';
export { Workspace } from './workspace';
export {
	WorkspaceContainer, WorkspaceFloating, WorkspaceItem, WorkspaceMobileDrawer, WorkspaceParent, WorkspaceRibbon, WorkspaceRoot, WorkspaceSidedock,
	WorkspaceSplit, WorkspaceTabs, WorkspaceWindow,
} from './workspace-items';
export { WorkspaceLeaf } from './workspace-leaf';
