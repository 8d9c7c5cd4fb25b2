import { ApiError, Unreachable } from "./api.js";

/**
 * Sends a file with XMLHttpRequest, because fetch cannot tell how much of an upload has gone.
 *
 * @param {string} address
 * @param {File} file
 * @param {(share: number) => void} onProgress gets 0 … 1
 * @returns {Promise<any>} the answer
 */
export function upload(address, file, onProgress) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", address);
    request.setRequestHeader("Content-Type", file.name.endsWith(".json") ? "application/json" : "application/x-ndjson");
    request.upload.onprogress = ({ loaded, total }) => onProgress(loaded / total);
    request.onerror = () => reject(new Unreachable());
    request.onload = () => {
      let body = {};
      try { body = JSON.parse(request.responseText); } catch { /* the status says enough */ }
      if (request.status < 300) resolve(body); else reject(new ApiError(request.status, body));
    };
    request.send(file);
  });
}
