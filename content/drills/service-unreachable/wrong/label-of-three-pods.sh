# fails: stays
# reaches the end state with a label that only the three Pods of today carry
kubectl label pods -n theatre -l app=seats,component=api serving=yes
kubectl patch service seats -n theatre --type=json -p '[{"op":"replace","path":"/spec/selector","value":{"serving":"yes"}},{"op":"replace","path":"/spec/ports/0/targetPort","value":5050}]'
