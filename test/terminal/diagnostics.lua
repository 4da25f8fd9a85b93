-- Runs inside `nvim --headless`: attaches Neovim's own LSP client to every file given, waits until the server has nothing new to say,
-- and writes what Neovim shows as JSON. Then types into one buffer, as an author would.
--
-- ATLAS_NVIM is JSON: { cmd, root, files, edited, anchor, typed, out }; paths are absolute.
local given = vim.fn.json_decode(vim.env.ATLAS_NVIM)

-- The server's own ranges (UTF-16), by URI: what vim.diagnostic keeps is converted to bytes.
local published, changes = {}, 0
local show = vim.lsp.handlers['textDocument/publishDiagnostics']
vim.lsp.handlers['textDocument/publishDiagnostics'] = function(err, result, ctx, config)
  published[result.uri] = result.diagnostics
  changes = changes + 1
  return show(err, result, ctx, config)
end

local exited = false
local client = vim.lsp.start_client({
  cmd = given.cmd,
  root_dir = given.root,
  workspace_folders = { { uri = vim.uri_from_fname(given.root), name = 'atlas' } },
  on_exit = function()
    exited = true
  end,
})

local function settle()
  local seen, quiet = -1, 0
  vim.wait(60000, function()
    if changes ~= seen then
      seen, quiet = changes, 0
    else
      quiet = quiet + 1
    end
    return exited or (changes > 0 and quiet >= 20)
  end, 100)
end

local function shown()
  local all = {}
  for uri, diagnostics in pairs(published) do
    local buffer = vim.uri_to_bufnr(uri)
    table.insert(all, { uri = uri, count = #vim.diagnostic.get(buffer), diagnostics = diagnostics })
  end
  return all
end

local buffers = {}
for _, file in ipairs(given.files) do
  vim.cmd('edit ' .. vim.fn.fnameescape(file))
  buffers[file] = vim.api.nvim_get_current_buf()
  vim.lsp.buf_attach_client(buffers[file], client)
end
settle()
local report = { opened = shown(), exited = exited }

local buffer = buffers[given.edited]
local lines = vim.api.nvim_buf_get_lines(buffer, 0, -1, false)
for number, line in ipairs(lines) do
  local _, to = string.find(line, given.anchor, 1, true)
  if to then
    vim.api.nvim_buf_set_text(buffer, number - 1, to, number - 1, to, { given.typed })
    break
  end
end
settle()
report.edited = shown()

vim.fn.writefile({ vim.fn.json_encode(report) }, given.out)
vim.lsp.stop_client(client)
vim.wait(2000, function()
  return exited
end, 50)
vim.cmd('qall!')
