helm template ledger ledger
sed -i -e 's/ledger.label"/ledger.labels"/' -e 's/nindent 6/nindent 6/' -e 's/nindent 4/nindent 8/' ledger/templates/deployment.yaml
echo '          {{- end }}' >> ledger/templates/deployment.yaml
helm template ledger ledger
helm lint ledger
helm install ledger ledger -n finance --wait
