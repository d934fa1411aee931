# fails: released
# near miss: the objects are there, but Helm knows no release
sed -i -e 's/ledger.label"/ledger.labels"/' -e 's/nindent 4/nindent 8/' ledger/templates/deployment.yaml
echo '          {{- end }}' >> ledger/templates/deployment.yaml
helm template ledger ledger | kubectl apply -n finance -f -
kubectl rollout status deployment/ledger -n finance --timeout=60s
