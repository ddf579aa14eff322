// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/config_options.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <set>
#include <vector>

#include "indexer/config_file.h"
#include "src/cli/error.h"

namespace kiosque {
namespace {

using Options = std::set<const CLI::Option*>;

constexpr const char* kSourceKey = "source";

CLI::Option* find_option(CLI::App& app, const std::string& key) {
  return app.get_option_no_throw(key == kSourceKey ? "SOURCE" : "--" + key);
}

// CLI11 has a reader of its own (set_config), which knows no lines, cuts a value at a # between
// quotes and takes what it does not understand for a flag.
class ConfigFile {
 public:
  ConfigFile(CLI::App& app, const std::string& file, bool with_sources)
      : app_(app), file_(file), with_sources_(with_sources) {
    for (const CLI::Option* option : app.get_options())
      if (option->count() > 0) typed_.insert(option);
  }

  void apply() {
    for (const Setting& setting : read_config_file(file_)) apply(setting);
  }

 private:
  [[noreturn]] void refuse(const Setting& setting, const std::string& message,
                           const std::string& cure) const {
    throw config_mistake(file_, setting.line, message, cure);
  }

  void apply(const Setting& setting) {
    CLI::Option* option = find(setting);
    check_shape(setting, *option);
    if (is_overridden(*option) || (setting.key == kSourceKey && !with_sources_)) return;
    if (setting.is_boolean && setting.values.front() == "false") return;
    for (const CLI::Option* other : option->get_excludes())
      if (other->count() > 0)
        refuse(setting, setting.key + " and " + other->get_lnames().front() + " exclude each other",
               "leave one of them out");
    set(setting, *option);
  }

  CLI::Option* find(const Setting& setting) const {
    CLI::Option* option = find_option(app_, setting.key);
    if (option != nullptr && option->get_configurable()) return option;
    if (option != nullptr)
      refuse(setting, setting.key + " is for the command line alone", "leave the line out");
    std::string hyphened = setting.key;
    std::replace(hyphened.begin(), hyphened.end(), '_', '-');
    refuse(setting, "there is no setting " + setting.key,
           find_option(app_, hyphened) != nullptr
               ? "write " + hyphened
               : "keys are source and the long options of kiosque-indexer --help, without --");
  }

  // Whether the values are of the kind and number that the option takes.
  void check_shape(const Setting& setting, const CLI::Option& option) const {
    const bool is_flag = option.get_items_expected_max() == 0 || option.get_expected_min() == 0;
    if (is_flag && (!setting.is_boolean || setting.is_list))
      refuse(setting, setting.key + " is either true or false", "write " + setting.key + " = true");
    if (!is_flag && setting.is_boolean)
      refuse(setting, setting.key + " is neither true nor false",
             "write its value; see kiosque-indexer --help");
    const bool takes_list = option.get_items_expected_max() > 1 ||
                            option.get_multi_option_policy() == CLI::MultiOptionPolicy::TakeAll;
    if (setting.is_list && !takes_list)
      refuse(setting, setting.key + " has one value", "write it without [ and ]");
  }

  // The command line said it, or the contrary.
  bool is_overridden(const CLI::Option& option) const {
    const auto excluded = option.get_excludes();
    return typed_.contains(&option) ||
           std::any_of(excluded.begin(), excluded.end(),
                       [this](const CLI::Option* other) { return typed_.contains(other); });
  }

  void set(const Setting& setting, CLI::Option& option) const {
    if (setting.values.empty()) return;
    try {
      for (std::string value : setting.values) {
        if (value.starts_with('[')) value.insert(0, "./");  // as on the command line
        option.add_result(std::move(value));
      }
      option.run_callback();
    } catch (const CLI::ParseError& error) {
      refuse(setting, error.what(), "mend the line; see kiosque-indexer --help");
    } catch (const Error& error) {
      refuse(setting, error.what(), error.hint());
    }
  }

  CLI::App& app_;
  const std::string& file_;
  const bool with_sources_;
  Options typed_;
};

}  // namespace

void apply_config(CLI::App& app, const std::string& file, bool with_sources) {
  ConfigFile(app, file, with_sources).apply();
}

}  // namespace kiosque
