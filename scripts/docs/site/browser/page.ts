// What a page offers beyond being read.
import { addCopyButtons } from "./copy.ts";
import { offerLanguages } from "./languages.ts";
import { showCurrentPage } from "./menu.ts";
import { offerSearch } from "./search.ts";
import { offerThemes } from "./themes.ts";

offerThemes();
offerLanguages();
addCopyButtons();
offerSearch();
showCurrentPage();
