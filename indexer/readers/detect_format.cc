// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/readers/detect_format.h"

#include <algorithm>
#include <array>
#include <optional>

#include "src/text/decode.h"
#include "src/text/utf8.h"

namespace kiosque {
namespace {

constexpr std::string_view kBlanks = " \t\r\n\f\v";
constexpr std::size_t kLongestRoot = 60;

struct Signature {
  std::size_t offset;
  std::string_view bytes;
  const char* name;
};
// https://en.wikipedia.org/wiki/List_of_file_signatures; zip holds documents of several programs.
constexpr std::array kForeign = {
    Signature{0, "%PDF-", "a PDF document"},
    Signature{0, "{\\rtf", "an RTF document"},
    Signature{0, "\xD0\xCF\x11\xE0", "an old office document"},
    Signature{30, "mimetypeapplication/epub+zip", "an EPUB book"},
    Signature{30, "mimetypeapplication/vnd.oasis", "an OpenDocument file"},
    Signature{30, "[Content_Types].xml", "an Office document"},
    Signature{0, "\x89PNG", "a picture"},
    Signature{0, "\xFF\xD8\xFF", "a picture"},
    Signature{0, "GIF8", "a picture"},
    Signature{8, "WEBP", "a picture"},
    Signature{0, "7z\xBC\xAF\x27\x1C", "a 7z archive"},
    Signature{0, "Rar!\x1A\x07", "a RAR archive"},
    Signature{0, "SQLite format 3", "a database"},
    Signature{0,
              "\x7F"
              "ELF",
              "a program"},
};

std::string_view trim_front(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(kBlanks), text.size()));
  return text;
}

bool ends_with_any(std::string_view name, std::initializer_list<std::string_view> ends) {
  return std::any_of(ends.begin(), ends.end(),
                     [name](std::string_view end) { return name.ends_with(end); });
}

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return result;
}

// Removes what begins with `open` up to behind `close`; all where it is not closed.
void skip_to(std::string_view& text, std::string_view close) {
  const std::size_t end = text.find(close);
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + close.size());
}

// The doctype may have declarations in brackets, with '>' inside.
void skip_doctype(std::string_view& text) {
  const std::size_t bracket = text.find('[');
  if (bracket < text.find('>')) skip_to(text, "]");
  skip_to(text, ">");
}

struct Markup {
  std::string root;  // local name of the first element; empty where there is none
  bool html_doctype = false;
  bool xml_declared = false;
};

std::optional<Markup> read_prolog(std::string_view text) {
  Markup markup;
  while (true) {
    text = trim_front(text);
    if (!text.starts_with('<')) break;
    if (text.starts_with("<?")) {
      markup.xml_declared = markup.xml_declared || text.starts_with("<?xml ");
      skip_to(text, "?>");
    } else if (text.starts_with("<!--")) {
      skip_to(text, "-->");
    } else if (text.starts_with("<!")) {
      markup.html_doctype = markup.html_doctype || lower(text.substr(0, 14)) == "<!doctype html";
      skip_doctype(text);
    } else {
      const std::size_t end =
          std::min(text.find_first_of(" \t\r\n/>", 1), std::min(text.size(), kLongestRoot));
      std::string_view name = text.substr(1, end - 1);
      const std::size_t colon = name.rfind(':');
      if (colon != std::string_view::npos) name.remove_prefix(colon + 1);
      markup.root = name;
      return markup;
    }
  }
  if (!markup.html_doctype && !markup.xml_declared) return std::nullopt;
  return markup;
}

struct Root {
  std::string_view name;
  Format format;
};
constexpr std::array kRoots = {
    Root{"rss", Format::feed},           Root{"RDF", Format::feed},
    Root{"feed", Format::feed},          Root{"entry", Format::feed},
    Root{"newsItem", Format::newsml},    Root{"packageItem", Format::newsml},
    Root{"newsMessage", Format::newsml}, Root{"knowledgeItem", Format::newsml},
    Root{"nitf", Format::nitf},          Root{"TEI", Format::tei},
    Root{"TEI.2", Format::tei},          Root{"teiCorpus", Format::tei},
    Root{"teiCorpus.2", Format::tei},
};
constexpr std::array<std::string_view, 20> kHtmlElements = {
    "html", "head", "body", "title", "meta", "link",  "article", "main", "section", "div",
    "p",    "h1",   "h2",   "table", "span", "style", "script",  "base", "header",  "nav"};

std::optional<DetectedFormat> detect_markup(std::string_view text, std::string_view name) {
  const std::optional<Markup> markup = read_prolog(text);
  if (!markup) return std::nullopt;
  const auto* const known = std::find_if(
      kRoots.begin(), kRoots.end(), [&](const Root& root) { return root.name == markup->root; });
  if (known != kRoots.end()) return DetectedFormat{known->format};
  const std::string element = lower(markup->root);
  const bool whole_page = markup->html_doctype || element == "html";
  // A text may begin with a stray tag; a page called .txt has a doctype or <html>.
  const bool fragment =
      !name.ends_with(".txt") && !markup->xml_declared &&
      std::find(kHtmlElements.begin(), kHtmlElements.end(), element) != kHtmlElements.end();
  if (whole_page || fragment) return DetectedFormat{Format::html};
  if (markup->xml_declared || ends_with_any(name, {".xml", ".rss", ".atom", ".nitf", ".tei"}))
    return DetectedFormat{Format::unknown_xml, markup->root};
  return std::nullopt;
}

// Whether the first line is an object that ends on it, brackets counted outside strings.
bool first_line_is_object(std::string_view text) {
  std::size_t depth = 0;
  bool in_string = false;
  bool escaped = false;
  for (const char c : text) {
    if (c == '\n') return depth == 0;
    if (in_string) {
      in_string = escaped || c != '"';
      escaped = c == '\\' && !escaped;
    } else if (c == '"') {
      in_string = true;
    } else if (c == '{' || c == '[') {
      ++depth;
    } else if ((c == '}' || c == ']') && depth > 0) {
      --depth;
    }
  }
  return true;  // one line alone, however long
}

// Text in brackets is no JSON: « {sic} », « [Mis à jour] ».
bool begins_like_json(std::string_view text, char bracket, std::string_view followed_by) {
  if (!text.starts_with(bracket)) return false;
  const std::string_view next = trim_front(text.substr(1));
  return next.empty() || followed_by.find(next.front()) != std::string_view::npos;
}

std::optional<Format> detect_json(std::string_view text, std::string_view name) {
  const bool lines = ends_with_any(name, {".jsonl", ".ndjson"});
  if (begins_like_json(text, '[', lines ? "{" : "{]")) return Format::json_array;
  if (lines) return Format::json_lines;
  if (begins_like_json(text, '{', "\"}")) {
    // {"articles": [{…}]} on one line is read as the list in it.
    const bool wrapped = name.ends_with(".json") && text.find('\n') >= text.size() - 1;
    return first_line_is_object(text) && !wrapped ? Format::json_lines : Format::json_array;
  }
  if (name.ends_with(".json")) return Format::json_array;
  // Standard input was JSON Lines before it was anything else: one broken line is one problem.
  if (name == "-" && text.find("\n{\"") != std::string_view::npos) return Format::json_lines;
  return std::nullopt;
}

}  // namespace

DetectedFormat detect_format(std::string_view head, std::string_view name) {
  for (const Signature& signature : kForeign)
    if (head.size() > signature.offset &&
        head.substr(signature.offset).starts_with(signature.bytes))
      return {Format::foreign, signature.name};
  // UTF-16, and a byte order mark, are no reason to look different.
  std::string decoded;
  if (head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF")) {
    decoded = decode_text(head.substr(0, head.size() & ~std::size_t{1})).utf8;
    head = decoded;
  } else if (head.starts_with("\xEF\xBB\xBF")) {
    head.remove_prefix(3);
  }
  const std::string_view text = trim_front(head);
  if (text.empty()) return {Format::empty, {}};
  if (text.starts_with("WARC/")) return {Format::warc, {}};
  if (const auto markup = detect_markup(text, name)) return *markup;
  if (const auto json = detect_json(text, name)) return {*json, {}};
  if (ends_with_any(name, {".html", ".htm", ".xhtml", ".shtml"})) return {Format::html, {}};
  return {Format::text, {}};
}

}  // namespace kiosque
