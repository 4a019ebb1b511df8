BUILD ?= build

.PHONY: all
all: $(BUILD)/build.ninja
	ninja -C $(BUILD)

$(BUILD)/build.ninja: CMakeLists.txt
	cmake -G Ninja -B $(BUILD) -S .
