// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "indexer/options.h"
#include "indexer/run_saved.h"
#include "src/cli/error.h"
#include "tests/support/temp_folder.h"

namespace kiosque {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

// What the options are with a configuration file of that text.
class ConfigOptions : public testing::Test {
 protected:
  IndexerOptions parse(const std::string& config, std::vector<std::string> arguments = {}) {
    arguments.insert(arguments.begin(), {"--config", folder_.write("c.conf", config).string()});
    std::ostringstream out;
    return parse_indexer_options(std::move(arguments), out).value_or(IndexerOptions{});
  }

  // "c.conf:1: message; cure"
  std::string mistake(const std::string& config, std::vector<std::string> arguments = {}) {
    try {
      parse(config, std::move(arguments));
    } catch (const Error& error) {
      EXPECT_EQ(error.exit_code(), ExitCode::failure);
      const std::string message = error.what();
      const std::size_t name = message.find("c.conf");
      return message.substr(name == std::string::npos ? 0 : name) + "; " + error.hint();
    }
    return "no mistake";
  }

  TempFolder folder_;
};

TEST_F(ConfigOptions, AreThoseOfTheFile) {
  const IndexerOptions options = parse(R"(
source = ["/srv/presse", "/srv/[2019]", "[a,b]", "-x"]
index = "/var/lib/k # 1"
map = ["title=headline", "body=content.text,date=published"]
jobs = 3
max-unpacked = "2GB"
only-french = true
keep-missing = true
rebuild = false
report = ""
commit-every = 60
)");
  EXPECT_THAT(options.order.sources, ElementsAre("/srv/presse", "/srv/[2019]", "./[a,b]", "-x"));
  EXPECT_EQ(options.order.index_folder, "/var/lib/k # 1");
  EXPECT_TRUE(options.order.input.read.map.is_name("headline"));
  EXPECT_TRUE(options.order.input.read.map.is_name("content.text"));
  EXPECT_TRUE(options.order.input.read.map.is_name("published"));
  EXPECT_EQ(options.order.jobs, 3U);
  EXPECT_EQ(options.order.input.limits.unpacked_bytes, 2ULL << 30);
  EXPECT_EQ(options.order.commit_seconds, 60U);
  EXPECT_TRUE(options.order.input.read.only_french && options.order.keep_missing);
  EXPECT_FALSE(options.order.rebuild);
  EXPECT_THAT(parse("source = 'one'").order.sources, ElementsAre("one"));
}

TEST_F(ConfigOptions, ComeAfterWhatWasTyped) {
  const std::string config = "source = ['a', 'b']\nindex = 'i'\njobs = 3\nquiet = true\n";
  const IndexerOptions typed = parse(config, {"--index", "j", "-j", "4", "c"});
  EXPECT_THAT(typed.order.sources, ElementsAre("c"));
  EXPECT_EQ(typed.order.index_folder, "j");
  EXPECT_EQ(typed.order.jobs, 4U);
  EXPECT_TRUE(typed.quiet);
  const IndexerOptions verbose = parse(config, {"-v"});  // which excludes --quiet
  EXPECT_TRUE(verbose.order.verbose);
  EXPECT_FALSE(verbose.quiet);
  EXPECT_THAT(verbose.order.sources, ElementsAre("a", "b"));
}

TEST_F(ConfigOptions, ServeTasksThatReadNoSource) {
  const std::string config = "source = 'a'\nindex = 'i'\n";
  for (const char* task : {"--status", "--rollback"}) {
    const IndexerOptions options = parse(config, {task});
    EXPECT_NE(options.task, IndexerTask::index) << task;
    EXPECT_THAT(options.order.sources, IsEmpty()) << task;
    EXPECT_EQ(options.order.index_folder, "i") << task;
  }
  EXPECT_EQ(parse(config, {"--analyze"}).task, IndexerTask::analyze);
}

// Lines for every night say nothing of a run that has no use for them.
TEST_F(ConfigOptions, OfSavedSearchesAndChecksAreForRunsThatIndex) {
  const std::string saved = "saved-folder = 's'\nsaved-format = 'html'\n";
  const std::string config = "source = 'a'\nrun-saved = true\ncheck = true\n" + saved;
  const IndexerOptions nightly = parse(config);
  EXPECT_EQ(nightly.task, IndexerTask::index);
  EXPECT_TRUE(nightly.run_saved && nightly.order.check);
  EXPECT_EQ(nightly.saved_folder, "s");
  for (const char* option : {"--status", "--rollback", "--analyze", "--check", "--dry-run"}) {
    const IndexerOptions options = parse(config, {option});
    EXPECT_FALSE(options.run_saved) << option;
    EXPECT_EQ(options.saved_folder, "") << option;
    EXPECT_EQ(options.saved_format, "text") << option;
    EXPECT_EQ(options.order.check, options.task == IndexerTask::check) << option;
    EXPECT_NO_THROW(check_saved_options(options)) << option;
  }
  EXPECT_EQ(parse("source = 'a'\n" + saved).saved_format, "text");
  EXPECT_EQ(parse("run-saved = true\ncheck = true\n" + saved).task, IndexerTask::run_saved);
  EXPECT_EQ(parse("check = true\n" + saved, {"--run-saved"}).saved_format, "html");
  // What was typed is said to be wrong.
  for (const char* option : {"--status", "--rollback", "--analyze", "--dry-run"}) {
    EXPECT_THROW(check_saved_options(parse(config, {option, "--run-saved"})), Error) << option;
    EXPECT_THROW(check_saved_options(parse(config, {option, "--saved-folder=x"})), Error) << option;
  }
}

TEST_F(ConfigOptions, ATypedCheckIsOfTheLiveIndex) {
  const std::string config = "source = 'a'\nindex = 'i'\n";
  const IndexerOptions live = parse(config, {"--check"});
  EXPECT_EQ(live.task, IndexerTask::check);
  EXPECT_THAT(live.order.sources, IsEmpty());
  EXPECT_EQ(parse(config, {"--check", "b"}).task, IndexerTask::index);
  EXPECT_EQ(parse(config, {"--check", "--rebuild"}).task, IndexerTask::index);
  EXPECT_EQ(parse(config + "check = true\n").task, IndexerTask::index);
  EXPECT_THAT(mistake("check = true"), HasSubstr("no SOURCE is given"));
}

TEST_F(ConfigOptions, MistakesNameTheFileTheLineAndTheCure) {
  const struct {
    const char* config;
    const char* message;
  } cases[] = {
      {"\nsorce = 'a'", "c.conf:2: there is no setting sorce; keys are source and the long"},
      {"commit_every = 3", "c.conf:1: there is no setting commit_every; write commit-every"},
      {"j = 3", "c.conf:1: there is no setting j; "},
      {"SOURCE = 'a'", "c.conf:1: there is no setting SOURCE; "},
      {"config = 'a'", "c.conf:1: config is for the command line alone; leave"},
      {"help = true", "c.conf:1: help is for the command line alone"},
      {"version = true", "c.conf:1: version is for the command line alone"},
      {"rollback = true", "c.conf:1: rollback is for the command line alone"},
      {"status = true", "c.conf:1: status is for the command line alone"},
      {"analyze = true", "c.conf:1: analyze is for the command line alone"},
      {"format = 'text'", "c.conf:1: format is for the command line alone"},
      {"quiet = 1", "c.conf:1: quiet is either true or false; write quiet = true"},
      {"quiet = 'true'", "c.conf:1: quiet is either true or false"},
      {"quiet = [true]", "c.conf:1: quiet is either true or false"},
      {"jobs = true", "c.conf:1: jobs is neither true nor false"},
      {"source = true", "c.conf:1: source is neither true nor false"},
      {"jobs = [1]", "c.conf:1: jobs has one value; write it without"},
      {"jobs = 0", "c.conf:1: --jobs: Value 0 not in range"},
      {"jobs = 'deux'", "c.conf:1: --jobs: Value deux not in range"},
      {"index = ''", "c.conf:1: --index: a folder's name is empty"},
      {"aliases = ''", "c.conf:1: --aliases: a file's name is empty"},
      {"max-unpacked = '2 parsecs'", "c.conf:1: --max-unpacked: "},
      {"map = ['title']", "c.conf:1: --map cannot read « title »: it has no « = »; write FIELD="},
      {"log = 'xml'", "c.conf:1: --log: "},
      {"color = 'never'", "c.conf:1: color is for the command line alone"},
      {"quiet = true\nverbose = true", "c.conf:2: verbose and quiet exclude each other; leave one"},
      {"source = ['a'", "c.conf:1: the values of source are not parted"},
      {"jobs = 2\njobs = 2", "c.conf:2: jobs is set again"},
  };
  for (const auto& c : cases) EXPECT_THAT(mistake(c.config), HasSubstr(c.message)) << c.config;
  EXPECT_THAT(mistake("jobs = 2"), HasSubstr("no SOURCE is given"));
  EXPECT_THAT(mistake("source = []"), HasSubstr("no SOURCE is given"));
  EXPECT_THAT(mistake("", {"--config", "d", "a"}), HasSubstr("--config"));
}

// A mistake is one for every run, also for those that it does not concern.
TEST_F(ConfigOptions, MistakesCountEvenWhereTheLineIsOverridden) {
  EXPECT_THAT(mistake("jobs = true", {"-j", "2", "a"}), HasSubstr("c.conf:1: jobs"));
  EXPECT_THAT(mistake("source = true", {"--status"}), HasSubstr("c.conf:1: source"));
}

// The sample that is installed, as it is and with all that it only shows.
TEST_F(ConfigOptions, TheSampleIsGoodAndHasEverySetting) {
  const std::string sample =
      read_whole_file(std::string(KIOSQUE_SOURCE_DIR) + "/indexer/packaging/kiosque-indexer.conf");
  const IndexerOptions options = parse(sample);
  EXPECT_EQ(options.task, IndexerTask::index);
  EXPECT_THAT(options.order.sources, ElementsAre("/srv/presse"));
  EXPECT_EQ(options.order.index_folder, "/var/lib/kiosque/index");

  std::string all;
  std::istringstream lines(sample);
  for (std::string line; std::getline(lines, line);) {
    const bool is_shown = line.size() > 1 && line.front() == '#' && line[1] != ' ';
    all += (is_shown ? line.substr(1) : line) + '\n';
  }
  EXPECT_TRUE(parse(all).run_saved);

  std::ostringstream help;
  parse_indexer_options({"--help"}, help);
  for (std::size_t at = help.str().find("--"); at != std::string::npos;
       at = help.str().find("--", at + 2)) {
    const std::size_t end = help.str().find_first_not_of("abcdefghijklmnopqrstuvwxyz-", at);
    const std::string key = help.str().substr(at + 2, end - at - 2);
    if (key.empty() ||
        mistake(key + " = 1").find("for the command line alone") != std::string::npos)
      continue;
    EXPECT_THAT(all, HasSubstr("\n" + key + " = "));
  }
}

}  // namespace
}  // namespace kiosque
