# fails: values-still-count
# near miss: without the condition nothing has to be closed, and nothing can be switched off
sed -i -e 's/ledger.label"/ledger.labels"/' -e 's/nindent 4/nindent 8/' -e '/if .Values.probe.enabled/d' ledger/templates/deployment.yaml
helm install ledger ledger -n finance --wait
