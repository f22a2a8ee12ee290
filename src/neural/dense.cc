// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <unordered_map>

#include <dnnl.hpp>

#include "neural/dense_internal.h"
#include "neural/kernels_internal.h"

// Of libgomp, on which Debian's oneDNN rests: threads are ours to start, not the library's.
extern "C" void omp_set_num_threads(int);

namespace plumbline::neural {
namespace {

constexpr std::size_t kManyRows = 64;
constexpr std::size_t kFewRows = 16;

// Said on each thread before the library plans or runs anything on it.
void work_alone() {
  thread_local const bool kSaid = [] {
    omp_set_num_threads(1);
    return true;
  }();
  static_cast<void>(kSaid);
}

const dnnl::engine& processor() {
  work_alone();
  static const dnnl::engine kProcessor(dnnl::engine::kind::cpu, 0);
  return kProcessor;
}

// Each thread has its own stream and works alone in it.
dnnl::stream& stream_of_thread() {
  thread_local dnnl::stream stream(processor());
  return stream;
}

dnnl::memory::dim dim(std::size_t size) {
  return static_cast<dnnl::memory::dim>(size);
}

}  // namespace

// The product for many rows and for few; both read the same weights.
struct Dense::Product {
  struct Sized {
    dnnl::matmul::primitive_desc plan;
    dnnl::matmul product;
    dnnl::memory weights;
  };
  Sized many, few;

  // Weights in the layout `layout`, "any": that which the library likes best.
  static Sized make(std::size_t rows, std::size_t in, std::size_t out,
                    const dnnl::memory::desc& layout) {
    using dnnl::memory;
    const memory::desc from({dim(rows), dim(in)}, memory::data_type::u8, memory::format_tag::ab);
    const memory::desc to({dim(rows), dim(out)}, memory::data_type::s32, memory::format_tag::ab);
    dnnl::primitive_attr attributes;
    attributes.set_scratchpad_mode(dnnl::scratchpad_mode::user);
    const dnnl::matmul::desc what(from, layout, to);
    const dnnl::matmul::primitive_desc plan(what, attributes, processor());
    return {plan, dnnl::matmul(plan), {}};
  }

  static Product open(std::size_t in, std::size_t out, dnnl::memory& plain) {
    const dnnl::memory::desc any({dim(in), dim(out)}, dnnl::memory::data_type::s8,
                                 dnnl::memory::format_tag::any);
    Product product{make(kManyRows, in, out, any), {}};
    const dnnl::memory::desc layout = product.many.plan.weights_desc();
    product.few = make(kFewRows, in, out, layout);
    dnnl::memory weights(layout, processor());
    dnnl::reorder(plain, weights).execute(stream_of_thread(), plain, weights);
    stream_of_thread().wait();
    product.many.weights = weights;
    product.few.weights = weights;
    return product;
  }

  static void run(const Sized& sized, std::uint8_t* rows, std::int32_t* sums,
                  std::vector<std::uint8_t>& library) {
    const auto pad = sized.plan.scratchpad_desc();
    if (library.size() < pad.get_size() + 64) library.resize(pad.get_size() + 64);
    auto place = reinterpret_cast<std::uintptr_t>(library.data());
    void* aligned = library.data() + ((64 - place % 64) % 64);
    const dnnl::memory from(sized.plan.src_desc(), processor(), rows);
    const dnnl::memory to(sized.plan.dst_desc(), processor(), sums);
    const dnnl::memory room(pad, processor(), aligned);
    sized.product.execute(stream_of_thread(), {{DNNL_ARG_SRC, from},
                                               {DNNL_ARG_WEIGHTS, sized.weights},
                                               {DNNL_ARG_DST, to},
                                               {DNNL_ARG_SCRATCHPAD, room}});
    stream_of_thread().wait();
  }
};

Dense::Dense() = default;
Dense::Dense(Dense&&) noexcept = default;
Dense& Dense::operator=(Dense&&) noexcept = default;
Dense::~Dense() = default;

Result<Dense> Dense::open(const Weights& weights, const std::string& name, std::size_t in,
                          std::size_t out) {
  Dense dense;
  dense.in_ = in;
  dense.out_ = out;
  const std::span<const std::int8_t> values = weights.bytes(name + ".weight", in * out);
  dense.scale_ = weights.floats(name + ".scale", out);
  dense.bias_ = weights.floats(name + ".bias", out);
  for (const float each : weights.floats(name + ".correction", out)) {
    dense.correction_.push_back(static_cast<std::int32_t>(each));
  }
  if (in == 0 || out == 0 || values.empty() || dense.scale_.empty() || dense.bias_.empty() ||
      dense.correction_.empty()) {
    return Error{ErrorCode::Malformed, "the language model lacks its layer " + name};
  }
  try {
    // The file holds a row for each output; the product wants in x out.
    const dnnl::memory::desc layout({dim(in), dim(out)}, dnnl::memory::data_type::s8,
                                    dnnl::memory::format_tag::ba);
    dnnl::memory plain(layout, processor(), const_cast<std::int8_t*>(values.data()));
    dense.product_ = std::make_unique<Product>(Product::open(in, out, plain));
  } catch (const dnnl::error& error) {
    return Error{ErrorCode::Unavailable,
                 std::string("this processor cannot run the language model: ") + error.what()};
  }
  return dense;
}

void Dense::run(const float* in, std::size_t rows, float* out, DenseScratch& scratch,
                Activation then) const {
  scratch.rows.resize(std::max(scratch.rows.size(), kManyRows * in_));
  scratch.sums.resize(std::max(scratch.sums.size(), kManyRows * out_));
  scratch.scales.resize(kManyRows);
  const Columns columns{correction_.data(), scale_.data(), bias_.data(), out_};
  for (std::size_t begin = 0; begin < rows;) {
    const std::size_t left = rows - begin;
    const bool many = left > kFewRows * 2;
    const std::size_t block = many ? kManyRows : kFewRows;
    const std::size_t real = std::min(block, left);
    for (std::size_t r = 0; r < real; ++r) {
      scratch.scales[r] =
          kernels().quantize_row(in + (begin + r) * in_, in_, scratch.rows.data() + r * in_);
    }
    std::fill_n(scratch.rows.data() + real * in_, (block - real) * in_, std::uint8_t{128});
    Product::run(many ? product_->many : product_->few, scratch.rows.data(), scratch.sums.data(),
                 scratch.library);
    for (std::size_t r = 0; r < real; ++r) {
      kernels().dequantize_row(scratch.sums.data() + r * out_, scratch.scales[r], columns, then,
                               out + (begin + r) * out_);
    }
    begin += real;
  }
}

}  // namespace plumbline::neural
