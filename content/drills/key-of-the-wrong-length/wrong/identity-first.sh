# fails: new-encrypted, old-encrypted
# near miss: the first provider writes, and identity writes plain text
ssh control-plane 'KEY=$(head -c 32 /dev/urandom | base64); sed -i "s#secret: .*#secret: $KEY#; s#^  providers:#&\n  - identity: {}#" /etc/kubernetes/enc/config.yaml'
sleep 150
kubectl get secrets -A -o json | kubectl replace -f -
