# fails: readable, old-encrypted
# near miss: without identity nobody can read what was written in plain text
ssh control-plane 'KEY=$(head -c 32 /dev/urandom | base64); sed -i "s#secret: .*#secret: $KEY#" /etc/kubernetes/enc/config.yaml'
sleep 150
