// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/saved_command.h"

#include <xapian.h>

#include <ctime>
#include <ostream>
#include <utility>

#include "query/find_news.h"
#include "query/output/saved_list.h"
#include "query/query_binder.h"
#include "query/saved/saved_store.h"
#include "query/saved/search_name.h"
#include "query/saved_arguments.h"
#include "query/search/open_index.h"
#include "src/cli/terminal.h"

namespace kiosque {
namespace {

constexpr int kAttempts = 3;

[[noreturn]] void throw_unknown(const std::string& name) {
  throw Error(ExitCode::failure, "no saved search has the name " + name,
              "kiosque-query --saved lists them");
}

// The indexer may commit twice while this program starts.
CompiledQuery compile(const QueryOptions& options, const std::optional<Node>& tree,
                      QueryBinder& binder) {
  try {
    return binder.compile(tree, options.query);
  } catch (const Xapian::DatabaseModifiedError&) {
    binder.database().reopen();
    return binder.compile(tree, options.query);
  }
}

std::int64_t find_known(const QueryOptions& options, const std::optional<Node>& tree,
                        QueryBinder& binder, SavedStore& store) {
  for (int attempt = 1;; ++attempt) try {
      return stage_known(binder, compile(options, tree, binder), store);
    } catch (const Xapian::DatabaseModifiedError&) {
      if (attempt == kAttempts) throw;
      binder.database().reopen();
      store.begin_staging();
    }
}

}  // namespace

void save_search(const QueryOptions& options, std::ostream& out, std::ostream& err) {
  check_search_name(options.saved_name);
  QueryBinder binder(options, err);
  const std::optional<Node> tree = binder.parse(options.query);
  const CompiledQuery compiled = compile(options, tree, binder);
  for (const std::string& note : compiled.notes)
    err << "kiosque-query: note: " << sanitize(note) << '\n';
  SavedStore store(options.index_folder, SavedStore::Mode::create);
  SavedSearch search;
  search.name = options.saved_name;
  search.arguments = options.saved_arguments;
  search.saved = std::time(nullptr);
  store.begin_staging();
  // That a name is taken is said before a long search.
  const bool searches = !options.from_start && !store.find(search.name);
  const std::int64_t known = searches ? find_known(options, tree, binder, store) : 0;
  store.save(search, known);
  out << "saved « " << sanitize(search.name) << " »: ";
  if (options.from_start)
    out << "its first report has all that it finds\n";
  else
    out << known << (known == 1 ? " article is" : " articles are")
        << " found today and known, later ones are news\n";
}

void require_index(const QueryOptions& options) {
  std::ostream nowhere(nullptr);
  open_index(options.index_folder, Lexicon::builtin(), nowhere);
}

void list_saved(const QueryOptions& options, std::ostream& out) {
  std::vector<SavedLine> lines;
  if (SavedStore::exists(options.index_folder)) {
    const SavedStore store(options.index_folder, SavedStore::Mode::read);
    for (SavedSearch& search : store.list()) {
      std::string command = to_command_line(search.arguments);
      lines.push_back({std::move(search), std::move(command)});
    }
  } else {
    require_index(options);
  }
  if (options.format == OutputFormat::json)
    print_saved_json(lines, out);
  else
    print_saved_text(lines, out);
}

void forget_search(const QueryOptions& options, std::ostream& out) {
  if (!SavedStore::exists(options.index_folder)) throw_unknown(options.saved_name);
  SavedStore store(options.index_folder, SavedStore::Mode::write);
  if (!store.forget(options.saved_name)) throw_unknown(options.saved_name);
  out << "forgot « " << sanitize(options.saved_name) << " »\n";
}

}  // namespace kiosque
