# fails: viewers-read, viewers-only-read, editors-write, everywhere
# the rules are there for a moment, until the controller puts the roles together again
for role in view edit; do
  kubectl patch clusterrole $role --type=json -p '[{"op":"add","path":"/rules/-","value":{"apiGroups":["greenhouse.example.com"],"resources":["sensors"],"verbs":["get","list","watch"]}}]'
done
kubectl patch clusterrole edit --type=json -p '[{"op":"add","path":"/rules/-","value":{"apiGroups":["greenhouse.example.com"],"resources":["sensors"],"verbs":["create","update","patch","delete"]}}]'
