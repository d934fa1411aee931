# fails: ready, identity
# near miss: the API server does not know who signed it
openssl req -x509 -newkey rsa:2048 -nodes -keyout node.key -subj /O=system:nodes/CN=system:node:worker-2 -days 365 -out node.pem
cat node.key >> node.pem
ssh worker-2 "cat > /var/lib/kubelet/pki/kubelet-client-current.pem; systemctl restart kubelet" < node.pem
sleep 15
