// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/readers/xml/xml_stream.h"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>

#include <algorithm>
#include <exception>
#include <memory>
#include <optional>

#include "indexer/readers/article_checks.h"
#include "indexer/readers/xml/entities.h"
#include "indexer/readers/xml/part_builder.h"
#include "indexer/readers/xml/xml_input.h"
#include "indexer/readers/xml/xml_library.h"
#include "indexer/readers/xml/xml_mistake.h"
#include "indexer/readers/xml/xml_names.h"

namespace kiosque {
namespace {

// libxml2 compares each attribute of a tag, and looks up each prefix, with all others.
constexpr std::size_t kMaxTagBytes = 512U << 10;
constexpr int kMaxAttributes = 500;
constexpr int kMaxNamespaces = 500;  // in scope at once

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
}
const xmlChar* xml_chars(const char* text) { return reinterpret_cast<const xmlChar*>(text); }

// One reading. The parser calls it back from C, through which no exception may go.
class XmlReading {
 public:
  XmlReading(const Document& document, XmlVisitor& visitor, const TakeResult& take)
      : take_(take), input_(document, &is_known_encoding, take), builder_(visitor, take) {}

  bool run();

 private:
  template <class Body>
  void guard(Body&& body) {
    if (has_ended()) return;
    try {
      body();
    } catch (...) {
      thrown_ = std::current_exception();
    }
  }
  static XmlReading& self(void* context) { return *static_cast<XmlReading*>(context); }
  bool has_ended() const { return thrown_ != nullptr || mistake_.has_value(); }
  std::uint64_t line() const {
    return parser_ == nullptr || parser_->input == nullptr
               ? 0
               : static_cast<std::uint64_t>(std::max(parser_->input->line, 0));
  }
  // Ends the reading as a mistake in the XML does.
  void end(std::string message) {
    if (!mistake_) mistake_ = XmlMistake{line(), std::move(message)};
    if (parser_ != nullptr) parser_->recovery = 0;
    if (parser_ != nullptr) parser_->disableSAX = 1;
  }
  // The parser has understood something: what it reads now begins here.
  void progress() {
    unseen_bytes_ = 0;
    // After a mistake that was mended, references count again.
    parser_->wellFormed = 1;
  }

  int read(char* target, int size);
  void open_element(const xmlChar* local, const xmlChar* prefix, const xmlChar* uri, int namespaces,
                    int attribute_count, const xmlChar** attributes);
  xmlEntity* expand(const std::string& name);
  void note(const xmlError& error);
  bool mend(const xmlError& error);
  static xmlSAXHandler make_callbacks();

  const TakeResult& take_;
  XmlInput input_;
  PartBuilder builder_;
  DeclaredEntities entities_;
  xmlParserCtxt* parser_ = nullptr;
  std::exception_ptr thrown_;
  std::optional<XmlMistake> mistake_;
  std::size_t unseen_bytes_ = 0;  // given to the parser since it last understood something
  std::vector<int> namespaces_;   // declared by each open element
  int namespaces_in_scope_ = 0;
  xmlEntity entity_{};  // the one last asked for
  std::string expansion_;
  std::optional<Problem> tag_fault_;  // of the tag that is being read
};

int XmlReading::read(char* target, int size) {
  std::size_t count = 0;
  guard([&] {
    // Long text, CDATA sections and comments have limits of the library's own.
    const xmlParserInputState state = parser_ == nullptr ? XML_PARSER_START : parser_->instate;
    const bool in_long_text =
        state == XML_PARSER_CDATA_SECTION || state == XML_PARSER_COMMENT || state == XML_PARSER_PI;
    if (unseen_bytes_ > kMaxTagBytes && !in_long_text) {
      end("a tag or document type of more than " + std::to_string(kMaxTagBytes >> 10) + " KiB");
      return;
    }
    count = input_.read(target, static_cast<std::size_t>(size));
    unseen_bytes_ += count;
  });
  return static_cast<int>(count);
}

void XmlReading::open_element(const xmlChar* local, const xmlChar* prefix, const xmlChar* uri,
                              int namespaces, int attribute_count, const xmlChar** attributes) {
  progress();
  namespaces_.push_back(namespaces);
  namespaces_in_scope_ += namespaces;
  if (attribute_count > kMaxAttributes || namespaces_in_scope_ > kMaxNamespaces) {
    end("more than " + std::to_string(kMaxAttributes) + " attributes or namespaces");
    return;
  }
  std::vector<XmlAttribute> own;
  own.reserve(static_cast<std::size_t>(attribute_count));
  for (int i = 0; i < attribute_count; ++i) {
    const xmlChar* const* const a = attributes + 5 * static_cast<std::ptrdiff_t>(i);
    const auto length = static_cast<std::size_t>(a[4] - a[3]);
    own.push_back(XmlAttribute{usual_name(view(a[0]), view(a[1]), view(a[2])),
                               std::string(view(a[3]).substr(0, length))});
  }
  builder_.open(usual_name(view(local), view(prefix), view(uri)), std::move(own), line());
  if (tag_fault_) builder_.spoil(std::move(*tag_fault_));
  tag_fault_.reset();
}

xmlEntity* XmlReading::expand(const std::string& name) {
  const bool in_attribute = parser_->instate == XML_PARSER_ATTRIBUTE_VALUE;
  DeclaredEntities::Expansion expansion = entities_.expand(name);
  if (expansion.is_refused) {
    Problem fault{Problem::Kind::syntax, line(),
                  "the entity « " + short_name(name) + " » is never expanded",
                  "write its text in its place"};
    if (in_attribute)
      tag_fault_ = std::move(fault);
    else
      builder_.spoil(std::move(fault));
  }
  expansion_ = std::move(expansion.text);
  if (in_attribute && expansion_.starts_with('&')) expansion_.replace(0, 1, "&#38;");
  // In text, what is predefined is taken as it is, without being parsed; in attributes, the first
  // byte of it.
  entity_.type = XML_ENTITY_DECL;
  entity_.etype = in_attribute ? XML_INTERNAL_GENERAL_ENTITY : XML_INTERNAL_PREDEFINED_ENTITY;
  entity_.name = xml_chars("text");
  entity_.content = reinterpret_cast<xmlChar*>(expansion_.data());
  entity_.orig = entity_.content;  // else a declaration would leave its text here, to nobody
  entity_.length = static_cast<int>(expansion_.size());
  return &entity_;
}

// Takes what is often wrong in real feeds, and plain to see, for what was meant.
bool XmlReading::mend(const xmlError& error) {
  if (error.code == XML_ERR_INVALID_CHAR) return true;       // &#11; is left out
  if (error.code == XML_ERR_UNDECLARED_ENTITY) return true;  // of parameters: never followed
  const bool is_bare_ampersand =
      error.code == XML_ERR_NAME_REQUIRED || error.code == XML_ERR_ENTITYREF_SEMICOL_MISSING;
  if (!is_bare_ampersand || parser_->instate != XML_PARSER_CONTENT) return false;
  const xmlParserInput& input = *parser_->input;
  const xmlChar* begin = input.cur;
  while (begin > input.base && *begin != '&') --begin;
  if (*begin != '&') return false;
  builder_.add_text(std::string_view(reinterpret_cast<const char*>(begin),
                                     static_cast<std::size_t>(input.cur - begin)));
  return true;
}

void XmlReading::note(const xmlError& error) {
  if (error.level != XML_ERR_FATAL || has_ended() || parser_ == nullptr) return;
  if (!mend(error)) {
    end(in_words(error.code, view(xml_chars(error.message))));
    mistake_->line = static_cast<std::uint64_t>(std::max(error.line, 0));
  }
}

xmlSAXHandler XmlReading::make_callbacks() {
  xmlSAXHandler sax{};
  sax.initialized = XML_SAX2_MAGIC;
  sax.startElementNs = [](void* context, const xmlChar* local, const xmlChar* prefix,
                          const xmlChar* uri, int namespaces, const xmlChar**, int attribute_count,
                          int defaulted, const xmlChar** attributes) {
    // What a document type gives by default comes last: it can be much, and any number of times.
    self(context).guard([&] {
      self(context).open_element(local, prefix, uri, namespaces, attribute_count - defaulted,
                                 attributes);
    });
  };
  sax.endElementNs = [](void* context, const xmlChar*, const xmlChar*, const xmlChar*) {
    self(context).guard([&] {
      XmlReading& reading = self(context);
      reading.progress();
      if (!reading.namespaces_.empty()) {
        reading.namespaces_in_scope_ -= reading.namespaces_.back();
        reading.namespaces_.pop_back();
      }
      reading.builder_.close();
    });
  };
  sax.characters = [](void* context, const xmlChar* text, int length) {
    self(context).guard([&] {
      self(context).progress();
      self(context).builder_.add_text(
          std::string_view(reinterpret_cast<const char*>(text), static_cast<std::size_t>(length)));
    });
  };
  sax.cdataBlock = sax.ignorableWhitespace = sax.characters;
  sax.comment = [](void* context, const xmlChar*) { self(context).progress(); };
  sax.processingInstruction = [](void* context, const xmlChar*, const xmlChar*) {
    self(context).progress();
  };
  sax.internalSubset = [](void* context, const xmlChar*, const xmlChar* public_id,
                          const xmlChar* system_id) {
    if (public_id != nullptr || system_id != nullptr) self(context).entities_.declare_elsewhere();
  };
  sax.entityDecl = [](void* context, const xmlChar* name, int type, const xmlChar*, const xmlChar*,
                      xmlChar* value) {
    self(context).guard([&] {
      if (type == XML_INTERNAL_PARAMETER_ENTITY || type == XML_EXTERNAL_PARAMETER_ENTITY)
        self(context).entities_.declare_elsewhere();
      else
        self(context).entities_.declare(std::string(view(name)),
                                        type == XML_INTERNAL_GENERAL_ENTITY, view(value));
    });
  };
  sax.getEntity = [](void* context, const xmlChar* name) {
    xmlEntity* entity = nullptr;
    self(context).guard([&] { entity = self(context).expand(std::string(view(name))); });
    return entity;
  };
  sax.serror = [](void* context, xmlError* error) {
    self(context).guard([&] { self(context).note(*error); });
  };
  return sax;
}

bool XmlReading::run() {
  if (input_.is_blank() && !input_.broke_off()) {
    take_(Problem{Problem::Kind::empty, 0, "the file is empty", "remove it"});
    return false;
  }
  xmlSAXHandler callbacks = make_callbacks();
  parser_ = xmlCreateIOParserCtxt(
      &callbacks, this,
      [](void* context, char* target, int size) { return self(context).read(target, size); },
      nullptr, this, XML_CHAR_ENCODING_NONE);
  if (parser_ == nullptr) throw std::bad_alloc();
  const std::unique_ptr<xmlParserCtxt, decltype(&xmlFreeParserCtxt)> owner(parser_,
                                                                           &xmlFreeParserCtxt);
  // NOENT: in attributes too, references are taken for what getEntity says, and nothing else is.
  int options = XML_PARSE_NONET | XML_PARSE_NOENT | XML_PARSE_RECOVER;
  if (!input_.encoding().empty()) options |= XML_PARSE_IGNORE_ENC;
  xmlCtxtUseOptions(parser_, options);
  if (!input_.encoding().empty())
    xmlSwitchToEncoding(parser_, xmlFindCharEncodingHandler(input_.encoding().c_str()));
  xmlParseDocument(parser_);
  if (parser_->myDoc != nullptr) xmlFreeDoc(parser_->myDoc);
  parser_->myDoc = nullptr;
  parser_ = nullptr;
  if (thrown_) std::rethrow_exception(thrown_);
  if (input_.broke_off()) {
    tell_broken_off(take_);
    return false;
  }
  if (mistake_)
    take_(Problem{Problem::Kind::syntax, mistake_->line, mistake_->message,
                  "mend it there, or fetch the file again"});
  return !mistake_ && !builder_.missed_any();
}

}  // namespace

void XmlVisitor::close(std::string_view /*name*/) {}
void XmlVisitor::miss_part() {}

bool read_xml(const Document& document, XmlVisitor& visitor, const TakeResult& take) {
  initialise_xml_library();
  const SilencedLibrary silence;
  return XmlReading(document, visitor, take).run();
}

}  // namespace kiosque
