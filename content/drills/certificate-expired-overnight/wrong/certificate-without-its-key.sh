# fails: ready, identity
# near miss: the kubeconfig names one file for both
openssl req -new -newkey rsa:2048 -nodes -keyout node.key -subj /O=system:nodes/CN=system:node:worker-2 -out node.csr
ssh control-plane openssl x509 -req -CA /etc/kubernetes/pki/ca.crt -CAkey /etc/kubernetes/pki/ca.key -CAcreateserial -days 365 < node.csr > node.pem
ssh worker-2 "cat > /var/lib/kubelet/pki/kubelet-client-current.pem; systemctl restart kubelet" < node.pem
sleep 15
