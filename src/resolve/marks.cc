// SPDX-License-Identifier: Apache-2.0

#include <algorithm>

#include "resolve/party_internal.h"
#include "resolve/strands_internal.h"

namespace plumbline::resolve {
namespace {

bool has(const std::vector<double>& list, const std::optional<double>& value) {
  return value && std::find(list.begin(), list.end(), *value) != list.end();
}

// What of a report repeats the numbers that were wrong.
std::vector<ToldAt> repeats(std::span<const Account> accounts, const Report& report,
                            const Notice& notice) {
  std::vector<ToldAt> out;
  for (const std::size_t index : report.tellings) {
    const Told& telling = accounts[report.account].tellings[index];
    const bool inside = telling.taken_back ||
                        (!notice.whole_document && telling.word.begin >= notice.passage.begin &&
                         telling.word.end <= notice.passage.end);
    if (inside) continue;
    if (has(notice.wrong, telling.victims.count) || has(notice.wrong, telling.accused.count)) {
      out.push_back({report.account, index});
    }
  }
  return out;
}

bool not_after(const Account& report, const Account& notice) {
  return !report.published.stated() || !notice.published.stated() ||
         report.published <= notice.published;
}

class Marking {
 public:
  Marking(std::span<const Account> accounts, std::span<const Copies> copies,
          const std::vector<Report>& reports)
      : accounts_(accounts), copies_(copies), reports_(reports) {}

  std::vector<Mark> run() {
    for (const Report& report : reports_) {
      const Account& account = accounts_[report.account];
      for (std::size_t i = 0; i < account.notices.size(); ++i) take_back(report.account, i);
    }
    std::stable_sort(marks_.begin(), marks_.end(), [&](const Mark& a, const Mark& b) {
      return accounts_[a.account].id < accounts_[b.account].id;
    });
    return std::move(marks_);
  }

 private:
  [[nodiscard]] bool is_marked(std::size_t account, std::size_t by, std::size_t notice) const {
    return std::any_of(marks_.begin(), marks_.end(), [&](const Mark& mark) {
      return mark.account == account && mark.by == by && mark.notice == notice;
    });
  }

  // Whether the report is one that its outlet takes back something of.
  [[nodiscard]] bool is_of_outlet(const Report& report, std::size_t by,
                                  const Notice& notice) const {
    const Account& source = accounts_[by];
    const Account& account = accounts_[report.account];
    if (source.publisher.empty() || account.publisher != source.publisher) return false;
    return !(report.account == by && notice.whole_document) && not_after(account, source);
  }

  // Reports of the outlet that are taken back, then all that rests on them.
  void take_back(std::size_t by, std::size_t index) {
    const Notice& notice = accounts_[by].notices[index];
    const bool all = notice.kind == Notice::Kind::Retraction;
    std::vector<std::size_t> open;
    for (const Report& report : reports_) {
      if (!is_of_outlet(report, by, notice)) continue;
      const auto wrong = repeats(accounts_, report, notice);
      if (wrong.empty() && (!all || report.account == by)) continue;
      marks_.push_back({report.account, all ? Mark::Why::Retracted : Mark::Why::Corrected, by,
                        index, kNoAccount, all ? std::vector<ToldAt>{} : wrong});
      open.push_back(report.account);
    }
    while (!open.empty()) {
      const std::size_t base = open.back();
      open.pop_back();
      for (const Report& report : reports_) {
        if (report.account == by || is_marked(report.account, by, index)) continue;
        if (depends(report, base, by, index)) open.push_back(report.account);
      }
    }
  }

  bool depends(const Report& report, std::size_t base, std::size_t by, std::size_t index) {
    const Notice& notice = accounts_[by].notices[index];
    const bool all = notice.kind == Notice::Kind::Retraction;
    const auto wrong = repeats(accounts_, report, notice);
    if (wrong.empty() && !all) return false;
    const auto& from = copies_.empty() ? std::vector<std::size_t>{} : copies_[report.account].from;
    const bool copy = std::find(from.begin(), from.end(), base) != from.end();
    const std::string outlet = folded_name(accounts_[base].publisher);
    const auto& cites = accounts_[report.account].cites;
    const bool cited = !outlet.empty() && std::any_of(cites.begin(), cites.end(), [&](auto& name) {
      return name == outlet || "the " + name == outlet || name == "the " + outlet;
    });
    if (!copy && !cited) return false;
    marks_.push_back({report.account, copy ? Mark::Why::CopyOfCorrected : Mark::Why::CitesCorrected,
                      by, index, base, wrong});
    return true;
  }

  std::span<const Account> accounts_;
  std::span<const Copies> copies_;
  const std::vector<Report>& reports_;
  std::vector<Mark> marks_;
};

}  // namespace

const char* to_string(Mark::Why why) {
  switch (why) {
    case Mark::Why::Corrected: return "corrected";
    case Mark::Why::Retracted: return "retracted";
    case Mark::Why::CopyOfCorrected: return "copy-of-corrected";
    case Mark::Why::CitesCorrected: return "cites-corrected";
  }
  return "";
}

std::vector<Mark> marks_of(std::span<const Account> accounts, std::span<const Copies> copies,
                           const std::vector<Report>& reports) {
  return Marking(accounts, copies, reports).run();
}

}  // namespace plumbline::resolve
