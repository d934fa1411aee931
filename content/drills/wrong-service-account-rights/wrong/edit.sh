# fails: no-more
# reaches the end state, with rights to nearly everything in the Namespace
kubectl create rolebinding dimmer-edit -n printing --clusterrole=edit --serviceaccount=night-shift:dimmer
