# The words of this house. `make` alone lists them.

# Nothing that lies in this folder, or where the environment points, is imported in the place of what was installed.
export PYTHONSAFEPATH := 1
unexport PYTHONPATH PYTHONHOME PYTHONSTARTUP

# Only what was typed counts, never the environment: many systems set LANGUAGE for their own purposes.
typed = $(if $(findstring command,$(origin $(1))),$($(1)))

# PYTHON=python3.13 works beside the usual environment, in .venv-3.13.
python := $(call typed,PYTHON)
bin := .venv$(patsubst python%,-%,$(notdir $(python)))/bin
setup = @.ci/setup $(1) $(python)

each = $(foreach word,$(call typed,$(1)),--$(2) '$(word)')
briefs = $(foreach word,$(call typed,BRIEF),'$(word)')
# What `make new` starts; two at once are a mistake that the command tells.
started = $(foreach kind,BRIEF AUDIENCE LANGUAGE THEME,$(if $(call typed,$(kind)),$(call small,$(kind)) '$(call typed,$(kind))'))
small = $(subst BRIEF,brief,$(subst AUDIENCE,audience,$(subst LANGUAGE,language,$(subst THEME,theme,$(1)))))
filters = $(briefs) $(call each,AUDIENCE,audience) $(call each,LENGTH,length) $(call each,LANGUAGE,language)

# Some machines let Python keep nothing of what it has compiled: each of some hundred processes of the tests would
# compile all of the package again.
unexport PYTHONDONTWRITEBYTECODE

# What can be said of the code without running it.
define static
$(call setup,test)
@$(bin)/ruff format --check --quiet .
@$(bin)/ruff check --quiet .
@$(bin)/mypy --no-error-summary
@# It looks for modules where it stands.
@cd src && ../$(bin)/lint-imports ../pyproject.toml --cache-dir ../.import_linter_cache --no-logo >../.ci/contracts.log 2>&1 || { cat ../.ci/contracts.log; exit 1; }
endef

.PHONY: help brief draft preview check new translate doctor test quick fuzz format docs bench approve lock clean distclean

help:
	@echo 'make WORD, where WORD is one of'
	@sed -n "s/^\([a-z]*\):.*## \(.*\)/  \1\t\2/p" Makefile | expand -t 14
	@echo 'Narrow brief, draft and check down with BRIEF, AUDIENCE, LENGTH, LANGUAGE; brief also takes FORMAT, PAPER, THEME, SET, JOBS:'
	@echo '  make brief LENGTH=glance LANGUAGE="en fr" FORMAT=pdf'
	@echo 'test and quick take another Python: make test PYTHON=python3.13'

brief: ## print every edition into build/, and put all on the shelf: build/index.html
	$(call setup,run)
	@$(bin)/briefpress build --shelf $(filters) $(call each,FORMAT,format) $(call each,PAPER,paper) $(call each,THEME,theme) $(call each,SET,set) $(call each,JOBS,jobs)

draft: ## print what was asked for whatever is wrong with it, with a note at each place, into build/drafts/
	$(call setup,run)
	@$(bin)/briefpress build --draft $(filters) $(call each,FORMAT,format) $(call each,PAPER,paper) $(call each,THEME,theme) $(call each,SET,set) $(call each,JOBS,jobs)

preview: ## show an edition in the browser and follow its files: EDITION=en/glance, PORT, AT=FILE:LINE, EDITOR
	$(call setup,preview)
	@$(bin)/briefpress preview $(foreach word,$(call typed,EDITION),'$(word)') $(call each,PORT,port) $(call each,AT,at) $(call each,PAPER,paper) $(call each,THEME,theme) $(if $(call typed,EDITOR),--editor '$(call typed,EDITOR)')

check: ## tell every finding about the briefs, write nothing
	$(call setup,run)
	@$(bin)/briefpress check $(filters)

new: ## start something new: BRIEF=name, AUDIENCE=name, LANGUAGE=tag or THEME=name; FROM another one
	$(call setup,run)
	@$(bin)/briefpress new $(started) $(call each,FROM,from)

translate: ## take new and changed texts into the PO files, of LANGUAGE and BRIEF or of all, and tell what is left
	$(call setup,run)
	@$(bin)/briefpress translate update $(foreach word,$(call typed,LANGUAGE),'$(word)') $(call each,BRIEF,brief)

doctor: ## tell what this machine lacks for a build, and what to install
	$(call setup,run)
	@$(bin)/briefpress doctor

test: ## format, lint, types, contracts, tests: all that continuous integration runs
	$(static)
	@$(bin)/pytest --quiet

quick: ## the same without the tests that print for long, or need LibreOffice or the Open XML SDK
	$(static)
	@$(bin)/pytest --quiet -m 'not (slow or shipped or libre_office or open_xml_sdk)'

fuzz: ## try files that nobody would write: INPUTS of them (20000), of which CHECKS (2000) and BUILDS (400), from SEED (1), for MINUTES
	$(call setup,test)
	@$(bin)/python .ci/module.py tests.stress.fuzz.campaign $(call each,INPUTS,inputs) $(call each,CHECKS,checks) $(call each,BUILDS,builds) $(call each,SEED,seed) $(call each,MINUTES,minutes)

format: ## put code in form, mend what can be mended
	$(call setup,test)
	@$(bin)/ruff check --quiet --fix-only .
	@$(bin)/ruff format --quiet .

docs: ## write anew what is made from the code: the reference pages, the schema of briefs
	$(call setup,run)
	@$(bin)/python .ci/reference.py

bench: ## measure beside the bare engine and other tools, write the table in docs/benchmarks.md; growth; the preview
	$(call setup,test)
	@$(bin)/python .ci/module.py tests.benchmarks.run --write $(call each,PEERS,peers)
	@$(bin)/python .ci/module.py tests.benchmarks.growth --write
	@$(bin)/python .ci/module.py tests.benchmarks.preview

approve: ## take what the tests found as what they shall expect; then read the difference
	$(call setup,test)
	@$(bin)/pytest --quiet --approve

lock: ## write the locks anew after a change in pyproject.toml
	$(call setup,test)
	@.ci/lock

clean: ## remove what was made: build/ and caches
	@find build -mindepth 1 -maxdepth 1 ! -name .gitignore -exec rm -rf {} +
	@find src tests -name __pycache__ -type d -prune -exec rm -rf {} +
	@rm -rf .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis dist .ci/*.log

distclean: clean ## remove the virtual environment as well
	@rm -rf .venv .venv-* .ci/validators/node_modules
