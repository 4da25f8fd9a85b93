-- Runs inside `nvim --headless` with the configuration of docs/editors.md loaded: does what the scenario says with Neovim's own client, and writes what
-- came of it as JSON.
--
-- ATLAS_NVIM is JSON: { folder, out, files, scenario }; `out` is absolute, `files` are relative to `folder`.
local given = vim.fn.json_decode(vim.env.ATLAS_NVIM)
local scenario = given.scenario
local report = { renamed = {} }

local function open(path)
  vim.cmd('edit ' .. vim.fn.fnameescape(given.folder .. '/' .. path))
  return vim.api.nvim_get_current_buf()
end

local function lines(buffer)
  return vim.api.nvim_buf_get_lines(buffer, 0, -1, false)
end

-- Puts the cursor right behind the first of these words; the last place of the line is that of its last character.
local function behind(buffer, words)
  for number, line in ipairs(lines(buffer)) do
    local _, to = string.find(line, words, 1, true)
    if to then
      vim.api.nvim_win_set_cursor(0, { number, to })
      return number - 1, to
    end
  end
  error('no ' .. words)
end

local function ask(buffer, method, extra)
  local params = vim.tbl_extend('force', vim.lsp.util.make_position_params(), extra or {})
  local answers = vim.lsp.buf_request_sync(buffer, method, params, 20000) or {}
  for _, answer in pairs(answers) do
    if answer.result then
      return answer.result
    end
  end
  return nil
end

local function client(buffer)
  local _, one = next(vim.lsp.buf_get_clients(buffer))
  return one
end

local buffers = {}
for _, path in ipairs(given.files) do
  buffers[path] = open(path)
end
vim.wait(30000, function()
  local one = client(buffers[scenario.topic])
  return one ~= nil and one.initialized
end, 50)

local topic = open(scenario.topic)
behind(topic, scenario.mention)
local hover = ask(topic, 'textDocument/hover')
report.hover = table.concat(vim.lsp.util.convert_input_to_markdown_lines(hover.contents), '\n')

local target = ask(topic, 'textDocument/definition')[1]
report.definition = {
  path = vim.uri_to_fname(target.uri or target.targetUri),
  line = (target.range or target.targetRange).start.line,
}

-- The id is taken out, offered and put back.
local row, column = behind(topic, scenario.attribute)
vim.api.nvim_buf_set_text(topic, row, column, row, column + 2, { '' })
local offered = ask(topic, 'textDocument/completion')
report.completion = {}
for _, item in ipairs(vim.lsp.util.text_document_completion_list_to_complete_items(offered, '')) do
  table.insert(report.completion, item.abbr)
end
vim.api.nvim_buf_set_text(topic, row, column, row, column, { 'A2' })

behind(topic, scenario.mention)
vim.lsp.buf.rename(scenario.newId)
vim.wait(20000, function()
  return string.find(table.concat(lines(topic), '\n'), 'of ' .. scenario.newId, 1, true) ~= nil
end, 50)
for path, buffer in pairs(buffers) do
  report.renamed[path] = lines(buffer)
end

local manifest = open(scenario.manifest)
row, column = behind(manifest, scenario.total)
vim.api.nvim_buf_set_text(manifest, row, column, row, column, { '0' })
vim.wait(20000, function()
  return #vim.diagnostic.get(manifest, { lnum = row }) > 0
end, 50)
report.found = {}
for _, found in ipairs(vim.diagnostic.get(manifest, { lnum = row })) do
  table.insert(report.found, found.message)
end
local actions = ask(manifest, 'textDocument/codeAction', {
  range = {
    start = { line = row, character = column - 1 },
    ['end'] = { line = row, character = column + 1 },
  },
  context = { diagnostics = vim.lsp.diagnostic.get_line_diagnostics(manifest, row), only = { 'quickfix' } },
})
for _, action in ipairs(actions) do
  if action.isPreferred then
    if not action.edit then
      action = vim.lsp.buf_request_sync(manifest, 'codeAction/resolve', action, 20000)
      action = select(2, next(action)).result
    end
    vim.lsp.util.apply_workspace_edit(action.edit, client(manifest).offset_encoding)
    break
  end
end
report.fixed = lines(manifest)

vim.fn.writefile({ vim.fn.json_encode(report) }, given.out)
vim.lsp.stop_client(vim.lsp.get_active_clients())
vim.cmd('qall!')
