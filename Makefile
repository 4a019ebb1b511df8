# The usual ways into the project; CMake does the work.
BUILD ?= build
DEMO_LEDGER ?= $(BUILD)/demo.db

.PHONY: all deps test demo bench bench-ledger lint format fuzz sanitize install clean

all: deps $(BUILD)/build.ninja
	@ninja -C $(BUILD)

deps:
	@tools/install_dependencies.sh build

$(BUILD)/build.ninja: CMakeLists.txt
	@cmake -G Ninja -B $(BUILD) -S . > /dev/null

# Builds with what tests need and passes every test.
test: all
	@tools/install_dependencies.sh test
	@cmake -G Ninja -B $(BUILD) -S . > /dev/null
	@ninja -C $(BUILD)
	ctest --test-dir $(BUILD) --output-on-failure -j 2

# Codes the sample pages into a ledger and shows what it knows of one pair of countries.
demo: all
	@rm -f $(DEMO_LEDGER) $(DEMO_LEDGER)-wal $(DEMO_LEDGER)-shm
	$(BUILD)/chancery add examples --ledger $(DEMO_LEDGER)
	$(BUILD)/chancery events --between 中国 法国 --ledger $(DEMO_LEDGER)
	$(BUILD)/chancery people --country 法国 --ledger $(DEMO_LEDGER)
	$(BUILD)/chancery mechanisms --between 中国 法国 --ledger $(DEMO_LEDGER)
	$(BUILD)/chancery commitments --between 中国 法国 --ledger $(DEMO_LEDGER)
	$(BUILD)/chancery indicators --between 中国 法国 --ledger $(DEMO_LEDGER)
	$(BUILD)/chancery brief 中国 法国 --ledger $(DEMO_LEDGER)

# The same tests under AddressSanitizer and UndefinedBehaviorSanitizer.
sanitize: deps
	@tools/install_dependencies.sh test
	@cmake -G Ninja -B $(BUILD)-sanitize -S . -DSANITIZE=ON -DCMAKE_BUILD_TYPE=Debug > /dev/null
	@ninja -C $(BUILD)-sanitize
	ctest --test-dir $(BUILD)-sanitize --output-on-failure -j 2

bench: all
	bench/run.sh $(BUILD)

# How fast the ledger answers, and how it grows.
bench-ledger: all
	bench/ledger.py $(BUILD)

lint: all
	@tools/install_dependencies.sh lint
	clang-format --dry-run --Werror $$(git ls-files '*.c' '*.h')
	@mkdir -p $(BUILD)/lint # as GCC compiles it, without what only GCC understands
	@sed -E 's/ (-mmem[a-z]*-strategy=[^ "]*|--param=[^ "]*|-fno-(tree-pre|gcse|align-[a-z]+))//g' $(BUILD)/compile_commands.json > $(BUILD)/lint/compile_commands.json
	clang-tidy --quiet -p $(BUILD)/lint $$(git ls-files 'src/*.c')

format:
	@tools/install_dependencies.sh lint
	clang-format -i $$(git ls-files '*.c' '*.h')

# Each fuzz target for FUZZ_SECONDS.
FUZZ_SECONDS ?= 20
fuzz:
	@tools/install_dependencies.sh fuzz
	fuzz/run.sh $(FUZZ_SECONDS)

install: all
	cmake --install $(BUILD)

clean:
	rm -rf $(BUILD) $(BUILD)-sanitize $(BUILD)-fuzz
