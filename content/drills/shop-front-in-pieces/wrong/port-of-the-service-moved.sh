# fails: service, fence
# near miss: the Ingress is content, and the clients inside are not
kubectl patch service bouquets -n florist --type=json -p '[{"op":"replace","path":"/spec/ports/0/port","value":80},{"op":"replace","path":"/spec/ports/0/targetPort","value":"http"}]'
kubectl patch networkpolicy fence -n florist --type=json -p '[{"op":"replace","path":"/spec/ingress/0/from","value":[{"namespaceSelector":{}}]}]'
sleep 10
