;; Runs inside `emacs --batch` with the configuration of docs/editors.md loaded: does what the scenario says with Eglot, and writes what came of it as JSON.
;; ATLAS_EMACS is JSON: { folder, out, files, scenario }; `out' is absolute, `files' are relative to `folder'.  -*- lexical-binding: t -*-
(require 'json)
(require 'flymake)

(setq eglot-sync-connect 30
      create-lockfiles nil
      make-backup-files nil)

;; Debian's Emacs has no mode for YAML: any mode of that name does.
(unless (fboundp 'yaml-mode)
  (define-derived-mode yaml-mode text-mode "YAML"))
(add-to-list 'auto-mode-alist '("\\.ya?ml\\'" . yaml-mode))

(defvar given (json-parse-string (getenv "ATLAS_EMACS") :object-type 'alist :array-type 'list))
(defun given (name) (alist-get name given))
(defun scenario (name) (alist-get name (given 'scenario)))

(defun open (path)
  (switch-to-buffer (find-file-noselect (expand-file-name path (given 'folder)))))

(defun serve ()
  "Starts the server of this buffer, as `eglot-ensure' does once Emacs waits for a key."
  (unless (eglot-current-server)
    (apply #'eglot (eglot--guess-contact)))
  (unless (eglot-managed-p) (eglot--maybe-activate-editing-mode)))

(defun behind (words)
  (goto-char (point-min))
  (search-forward words))

(defun wait-until (there)
  (let ((end (+ (float-time) 30)))
    (while (and (not (funcall there)) (< (float-time) end))
      (accept-process-output nil 0.05))))

(defun send ()
  "What was typed is sent when Emacs is idle, which it never is here."
  (eglot--signal-textDocument/didChange))

(defun text-lines ()
  (vconcat (split-string (buffer-substring-no-properties (point-min) (point-max)) "\n")))

(dolist (path (given 'files)) (open path))

(defvar report nil)
(defun report (name value) (push (cons name value) report))

(open (scenario 'topic))
(serve)
(behind (scenario 'mention))
(let ((answer (jsonrpc-request (eglot--current-server-or-lose) :textDocument/hover
                               (eglot--TextDocumentPositionParams))))
  (report 'hover (substring-no-properties (eglot--hover-info (plist-get answer :contents)))))

(let* ((found (car (xref-backend-definitions 'eglot (xref-backend-identifier-at-point 'eglot))))
       (place (xref-item-location found)))
  (report 'definition `((path . ,(expand-file-name (xref-location-group place)))
                        (line . ,(1- (xref-location-line place))))))

;; The id is taken out, offered and put back.
(behind (scenario 'attribute))
(delete-char 2)
(send)
(let ((table (nth 2 (eglot-completion-at-point))))
  (report 'completion (vconcat (mapcar #'substring-no-properties (all-completions "" table)))))
(insert "A2")
(send)

(behind (scenario 'mention))
(eglot-rename (scenario 'newId))
(report 'renamed
        (mapcar (lambda (path) (open path) (cons (intern path) (text-lines))) (given 'files)))

(open (scenario 'manifest))
(serve)
(behind (scenario 'total))
(insert "0")
(send)
(let ((from (line-beginning-position))
      (to (line-end-position)))
  (wait-until (lambda () (flymake-start) (flymake-diagnostics from to)))
  (report 'found (vconcat (mapcar #'flymake-diagnostic-text (flymake-diagnostics from to))))
  (let ((fix (seq-find (lambda (action) (eq (plist-get action :isPreferred) t))
                       (eglot-code-actions (1- (point)) (point) "quickfix"))))
    (eglot--apply-workspace-edit (plist-get fix :edit))))
(report 'fixed (text-lines))

(with-temp-file (given 'out) (insert (json-serialize report)))
(let ((kill-buffer-query-functions nil))
  (dolist (process (process-list)) (set-process-query-on-exit-flag process nil) (delete-process process)))
(kill-emacs 0)
